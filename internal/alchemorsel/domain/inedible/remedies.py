"""What a pharmacy, a bathroom and a dealer hold: medicines, drugs, and what is put on skin, hair and teeth."""

MEDICINES = """
    ibuprofen, ibuprofene, ibuprofeno, nurofen, advil, motrin, paracetamol, paracetamolo, paracetamolum, acetaminophen,
    tylenol, panadol, doliprane, dafalgan, efferalgan, tachipirina, aspirin, aspirine, aspirina, naproxen, aleve,
    diclofenac, voltaren, excedrin, thomapyrin, metamizol, novalgin, codeine, codein, tramadol, oxycodone, hydrocodone,
    morphine, morphin, fentanyl, methadone, sleeping pill, sleeping tablet, melatonin, melatonine, melatonina, xanax,
    alprazolam, valium, diazepam, lorazepam, temazepam, rohypnol, ambien, zolpidem, prozac, zoloft, fluoxetine,
    sertraline, ritalin, adderall, antihistamine, benadryl, diphenhydramine, cetirizine, nyquil, dextromethorphan,
    pseudoephedrine, sudafed, ephedrine, ephedra, loperamide, imodium, laxative, viagra, cialis, sildenafil, tadalafil,
    antibiotic, antibiotique, antibiotika, antibiotikum, antibiotico, penicillin, amoxicillin, lithium carbonate,
    anabolic steroid, birth control pill, contraceptive pill, diet pill, iron tablet, iron pill, vitamin pill, vitamin
    tablet, multivitamin, john's wort, johns wort, kratom, castor oil, epsom salt, cough syrup,
    cough medicine, eye drop, ear drop, nasal spray, nose spray, painkiller, pain killer, tranquilizer, tranquilliser,
    sedative, schlaftablette, schlafmittel, schmerztablette, schmerzmittel, beruhigungsmittel, abfuhrmittel,
    hustensaft, nasenspray, augentropfen, bittersalz, rizinusol, johanniskraut, somnifere, antidouleur, laxatif, sirop
    pour la toux, huile de ricin, millepertuis, somnifero, pastilla para dormir, jarabe para la tos, laxante, aceite de
    ricino, sonnifero, sciroppo per la tosse, lassativo, olio di ricino, slaappil, slaaptablet, hoestsiroop, wonderolie
"""
DRUGS = """
    heroin, cocaine, crack cocaine, kokain, cocaina, methamphetamine, crystal meth, amphetamine, mdma, ecstasy pill,
    ketamine, lsd, ghb, dmt, pcp, psilocybin, magic mushroom, zauberpilz, zauberpilze, ayahuasca, peyote, mescaline,
    bath salt, tobacco, nicotine, cigarette, tabak, tabac, tabaco, tabacco, zigarette, nikotin, vape juice, vape
    liquid, e liquid
"""
COSMETICS = """
    mouthwash, mouth wash, listerine, toothpaste, hairspray, hair spray, hair dye, hair gel, hair conditioner,
    aftershave, deodorant, antiperspirant, eau de cologne, eau de toilette, hand cream, hand lotion, body lotion, face
    cream, moisturizer, moisturiser, sunscreen, sun cream, lipstick, mascara, shaving foam, shaving cream, baby powder,
    talcum powder, petroleum jelly, vaseline, bath bomb, bubble bath, shower gel, body wash, nail varnish, contact lens
    solution, mundwasser, mundspulung, zahnpasta, zahncreme, haarspray, haarfarbe, handcreme, sonnencreme,
    korperlotion, rasierschaum, duschgel, nagellack, nagellackentferner, dentifrice, bain de bouche, vernis a ongle,
    dissolvant, gel douche, creme solaire, pasta de diente, pasta dental, enjuague bucal, champu, esmalte de una,
    quitaesmalte, acetona, crema solar, dentifricio, colluttorio, smalto per unghie, acetone per unghie, tandpasta,
    mondwater, nagellak, nagellakremover, haarlak
"""
"""Listed is refused; a step may compare a paste with them."""
