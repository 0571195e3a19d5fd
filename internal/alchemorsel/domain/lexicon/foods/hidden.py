"""What the label of a ready-made product often names and its own name does not: a warning, never a violation."""

HIDDEN = {
    "? tree_nut peanut": """
        granola, muesli, chocolate, dark chocolate, milk chocolate, white chocolate, chocolate chip, couverture,
        cookie, ice cream, schokolade, zartbitterschokolade, chocolat, chocolat noir, cioccolato, chocolade, falafel
    """,
    "? honey milk": """
        granola, muesli
    """,
    "? wheat gluten": """
        sausage, surimi, tortilla chip, saucisse, salchicha, salsiccia, bratwurst, wurst, wurstchen, worst
    """,
    "? milk mustard celery": """
        sausage, saucisse, salchicha, salsiccia, bratwurst, wurst, wurstchen, worst
    """,
    "? milk": """
        puff pastry, shortcrust pastry, blatterteig, murbeteig, pate brisee, pate feuilletee, naan, flatbread,
        breadcrumb, burger bun, gnocchi
    """,
    "? egg": """
        naan, gnocchi, shortcrust pastry, murbeteig, pate brisee, burger bun
    """,
    "? fish": """
        bbq sauce, barbecue sauce, steak sauce
    """,
    "? alcohol": """
        wine vinegar, white wine vinegar, red wine vinegar, sherry vinegar, balsamic vinegar
    """,
}
"""Every name here has an entry of its own elsewhere, which says what is certain."""
PASTRY = {
    "wheat starchy ? milk egg": """
        pastry, pie crust, pie dough, pie shell, pie case, pie pastry, pastry case, pastry dough, pastry sheet,
        pastry shell, tart shell, tart case, tart dough, tartlet case, sweet pastry, ready rolled pastry, pizza dough,
        pizza base, pizza crust
    """,
}
"""Bought doughs: the flour is certain, the fat and the wash are the maker's."""
