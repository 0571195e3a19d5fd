"""What must not be overlooked, in languages that nobody here cooks in: no answer may hide it in Portuguese."""

ABROAD = {
    "milk": """
        leite, manteiga, queijo, mjolk, smor, gradde, maelk, flode, flote, ost, maito, juusto, kerma, mleko,
        maslo, smietana, mleko w proszku, maslanka, tvaroh, smetana, lapte, branza, sut, tereyagi, peynir,
        tejszin, sajt, moloko, slivki, молоко, масло, сливки, сметана, творог, сыр, кефир, йогурт, γάλα,
        βούτυρο, τυρί, 牛奶, 牛乳, 奶, 奶油, 黄油, 奶酪, 芝士, ミルク, バター, チーズ, 生クリーム, 우유, 버터,
        치즈, حليب, زبدة, جبن, חלב, חמאה, גבינה
    """,
    "egg": """
        ovos, agg, aeg, kananmuna, jajko, jajka, jajo, vejce, tojas, oua, yumurta, yaytso, яйцо, яйца, яиц,
        αυγό, αυγά, 鸡蛋, 蛋, 鶏卵, 卵, たまご, 玉子, 달걀, 계란, بيض, ביצה, ביצים
    """,
    "peanut": """
        amendoim, jordnot, jordnotter, jordnodder, peanotter, maapahkina, orzeszki ziemne, orzechy arachidowe,
        arasidy, burske orisky, foldimogyoro, arahide, yer fistigi, yerfistigi, arakhis, арахис, φυστίκι, 花生,
        落花生, 花生酱, ピーナッツ, ピーナツ, 땅콩, فول سوداني, בוטנים
    """,
    "tree_nut": """
        noz, nozes, amendoa, avela, castanha de caju, pinhao, notter, nodder, valnot, hasselnot, hasselnotter,
        valnotter, pahkina, saksanpahkina, hasselpahkina, orzech, orzechy, orzechy wloskie, migdal, migdaly,
        orech, orechy, mandle, mogyoro, mandula, nuci, migdale, alune, ceviz, findik, badem, fistik, orekh,
        орех, орехи, миндаль, фундук, кешью, фисташки, καρύδι, αμύγδαλο, 坚果, 杏仁, 核桃, 腰果, 榛子,
        アーモンド, くるみ, カシューナッツ, 호두, 아몬드, جوز, لوز, אגוז, אגוזים, שקדים
    """,
    "wheat starchy": """
        farinha de trigo, vete, vetemjol, hvede, hvedemel, hvete, vehna, vehnajauho, pszenica, psenice, buza,
        bugday, pshenitsa, пшеница, мука, хлеб, σιτάρι, αλεύρι, 小麦, 小麦粉, 面粉, 麵粉, 面包, パン, 밀가루,
        밀, قمح, دقيق, חיטה, קמח, brod, leipa, chleb, kenyer, ekmek
    """,
    "fish": """
        peixe, bacalhau, fisk, ryba, balik, рыба, лосось, тунец, ψάρι, 鱼, 魚, 鲑鱼, さかな, 생선, سمك, דג,
        דגים
    """,
    "crustacean": """
        camarao, raka, rakor, rejer, reker, katkarapu, krewetka, krewetki, krevety, garnelarak, creveti,
        karides, креветка, креветки, краб, γαρίδα, γαρίδες, 虾, 蝦, 螃蟹, 蟹, えび, 海老, エビ, カニ, 새우,
        جمبري, חסילונים
    """,
    "mollusc": """
        mexilhao, lula, musling, blamussla, midye, мидии, кальмар, устрицы, μύδια, 贝, 章鱼, イカ, タコ,
        오징어
    """,
    "soy": """
        soija, soya fasulyesi, соя, соевый соус, тофу, σόγια, 大豆, 豆腐, 酱油, 醤油, 대두, 두부, 간장, صويا,
        סויה
    """,
    "sesame": """
        gergelim, sezam, susam, seesami, szezam, кунжут, тахини, σουσάμι, ταχίνι, 芝麻, ごま, ゴマ, 참깨, سمسم,
        שומשום
    """,
    "celery": """
        aipo, seler, celer, selleri, zeller, kereviz, сельдерей, σέλινο, 芹菜, セロリ, 셀러리, كرفس, סלרי
    """,
    "mustard": """
        mostarda, senap, sennep, sinappi, musztarda, horcice, mustar, hardal, горчица, μουστάρδα, 芥末, خردل,
        חרדל
    """,
    "pork": """
        porco, carne de porco, svinekod, svinekjott, sianliha, wieprzowina, veprove maso, sertes, domuz,
        svinina, свинина, сало, бекон, ветчина, χοιρινό, 猪肉, 豚肉, 돼지고기, لحم خنزير, חזיר, sertés,
        flaskkott, flaskfile
    """,
    "beef": """
        notkott, oksekod, naudanliha, wolowina, hovezi maso, marhahus, govyadina, говядина, 牛肉, 소고기,
        لحم بقر
    """,
    "poultry": """
        frango, kyckling, kylling, kurczak, kure, csirke, pui, tavuk, kuritsa, курица, κοτόπουλο, 鸡肉, 鶏肉,
        닭고기, دجاج
    """,
    "meat": """
        kott, kjott, liha, mieso, maso, мясо, фарш, κρέας, 肉, 고기, لحم, בשר
    """,
    "honey": """
        honung, honning, hunaja, miod, miere, мёд, мед, μέλι, 蜂蜜, はちみつ, 꿀, عسل, דבש
    """,
    "alcohol": """
        вино, водка, коньяк, κρασί, 酒, 料酒, 日本酒
    """,
}
