"""What is asked in every measurement: wishes of one length, each a different one."""

import json

RECIPE = "/api/v1/ai/generate-recipe"
PACKED = (("Accept-Encoding", "gzip"),)
"""What every browser and every HTTP library says."""
_VEGETABLES = ("tomato", "potato", "carrot", "pepper", "leek", "onion", "fennel", "spinach")
_HERBS = ("basil", "thyme", "parsley", "chives", "dill", "mint", "sage", "rosemary")
SAME = tuple(
    json.dumps({"prompt": f"a quick {vegetable} soup with {herb} for two, please"})
    for vegetable in _VEGETABLES
    for herb in _HERBS
)
"""64 of them, which are remembered after the first time."""
NEVER_ASKED = (json.dumps({"prompt": "a quick tomato soup for two, please, for table @@"}),)
