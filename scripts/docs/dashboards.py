"""The four dashboards: the service, its providers, its cache, and the quality of its recipes."""

from scripts.docs.panels import Panel, Query, dashboard, stat

WINDOW = "$__rate_interval"
ANSWERS = 'route=~"/api/v1/.+",route!~"/api/v1/ai/(models.*|health)"'
BY_ROUTE = "{{route}}"
BY_PROVIDER = "{{provider}}"
BY_HOST = "{{provider}} {{host}}"


def _rate(metric: str, by: str = "", where: str = "") -> str:
    grouped = f"sum by ({by}) " if by else "sum"
    return f"{grouped}(rate(alchemorsel_{metric}{'{' + where + '}' if where else ''}[{WINDOW}]))"


def _quantile(share: float, metric: str, by: str = "", where: str = "") -> str:
    return f"histogram_quantile({share}, {_rate(f'{metric}_bucket', f'{by}, le' if by else 'le', where)})"


def _mean(metric: str, by: str) -> str:
    return f"{_rate(f'{metric}_sum', by)} / {_rate(f'{metric}_count', by)}"


def _service() -> str:
    return dashboard(
        "alchemorsel-service",
        "Service overview",
        "What callers get: how much, how fast, how often not, and who answered.",
        [
            stat(
                "Availability, 1 day",
                "1 - alchemorsel:http_errors:ratio_rate1d",
                "percentunit",
                "Objective: 99.5 %. Below 98.5 % the month's budget is gone in ten days.",
                bounds=(0.995, 0.985),
            ),
            stat(
                "p95 of plain answers",
                "max(alchemorsel:http_request_seconds:p95_rate5m)",
                "s",
                "Of the slowest route; streams are left out. A hit takes milliseconds, a model seconds.",
                bounds=(10, 30),
            ),
            stat(
                "Stand-ins",
                "alchemorsel:ai_stand_ins:ratio_rate15m",
                "percentunit",
                "The rule kitchen's part of the fresh answers.",
                bounds=(0.02, 0.1),
            ),
            stat("Worker processes", "sum(alchemorsel_workers)", "short", "Over all replicas."),
            Panel(
                "Answers",
                (Query(_rate("http_requests_total", "status, code", ANSWERS), "{{status}} {{code}}"),),
                "reqps",
                "By HTTP's status, a stream's by its last event, and by the code of the problem that was told.",
                stacked=True,
            ),
            Panel(
                "Time to the last byte",
                tuple(
                    Query(_quantile(q, "http_request_seconds", "form", ANSWERS), f"{{{{form}}}} p{q * 100:g}")
                    for q in (0.5, 0.95, 0.99)
                ),
                "s",
            ),
            Panel(
                "p95 of plain answers by route", (Query("alchemorsel:http_request_seconds:p95_rate5m", BY_ROUTE),), "s"
            ),
            Panel(
                "Error budget burn",
                tuple(
                    Query(f"alchemorsel:http_errors:ratio_rate{window} / 0.005", window)
                    for window in ("1h", "6h", "1d", "3d")
                ),
                "short",
                "1 uses the month's budget up in a month; 14.4 wakes somebody.",
            ),
            Panel(
                "Our own time where a model was asked, p95",
                (Query(_quantile(0.95, "overhead_seconds", "route"), BY_ROUTE),),
                "s",
                "The request's time less all waiting for models.",
            ),
            Panel("Requests in flight", (Query("sum by (instance) (alchemorsel_http_in_flight)", "{{instance}}"),)),
        ],
    )


def _providers() -> str:
    return dashboard(
        "alchemorsel-providers",
        "Providers",
        "How Ollama, OpenAI and the rule kitchen fare: who answers, who fails and why, who waits.",
        [
            Panel(
                "Available and ready",
                (
                    Query("max by (provider, host) (alchemorsel_ai_available)", f"{BY_HOST} available"),
                    Query("max by (provider, host) (alchemorsel_ai_ready)", f"{BY_HOST} ready"),
                ),
                says="Available: it answers and has its models. Ready: nothing stands before the first word.",
            ),
            Panel(
                "Open circuit breakers",
                (Query('sum by (provider, host) (alchemorsel_ai_breaker_state{state=~"open|half_open"})', BY_HOST),),
                says="Worker processes that ask it nothing, or only probe.",
            ),
            Panel(
                "Fresh answers by provider",
                (Query(_rate("ai_requests_total", "provider", 'outcome="answered"'), BY_PROVIDER),),
                "reqps",
                stacked=True,
            ),
            Panel(
                "Failed tries", (Query(_rate("ai_errors_total", "provider, code"), "{{provider}} {{code}}"),), "reqps"
            ),
            Panel(
                "On to the next provider",
                (Query(_rate("ai_fallbacks_total", "from, to, reason"), "{{from}} to {{to}}: {{reason}}"),),
                "reqps",
            ),
            Panel("Whole answers, p95", (Query(_quantile(0.95, "ai_request_seconds", "provider"), BY_PROVIDER),), "s"),
            Panel("First word, p95", (Query(_quantile(0.95, "ai_first_token_seconds", "provider"), BY_PROVIDER),), "s"),
            Panel(
                "Pace of writing, median",
                (Query(_quantile(0.5, "ai_tokens_per_second", "provider"), BY_PROVIDER),),
                "short",
                "Tokens a second once a text had begun. A fall means less GPU than before.",
            ),
            Panel(
                "In flight, queued, limit",
                (
                    Query("sum by (provider, host) (alchemorsel_ai_in_flight)", f"{BY_HOST} in flight"),
                    Query("sum by (provider, host) (alchemorsel_ai_queued)", f"{BY_HOST} queued"),
                    Query("sum by (provider, host) (alchemorsel_ai_limit)", f"{BY_HOST} limit"),
                ),
            ),
            Panel("Wait for a turn, p95", (Query(_quantile(0.95, "ai_queue_seconds", "provider"), BY_PROVIDER),), "s"),
            Panel("Tokens", (Query(_rate("ai_tokens_total", "provider, kind"), "{{provider}} {{kind}}"),), "short"),
            Panel(
                "Upstream calls for one answer, mean",
                (Query(_mean("ai_attempts_per_request", "provider"), BY_PROVIDER),),
                says="1 is well; 3 is every try used up.",
            ),
            Panel(
                "Models on disk and in memory",
                (
                    Query("max by (host, state) (alchemorsel_models)", "{{host}} {{state}}"),
                    Query("max by (host) (alchemorsel_ai_models_missing)", "{{host}} missing"),
                ),
            ),
            Panel(
                "Looks at health, p95",
                (Query(_quantile(0.95, "health_check_seconds", "check"), "{{check}}"),),
                "s",
            ),
        ],
    )


def _cache() -> str:
    return dashboard(
        "alchemorsel-cache",
        "Cache",
        "What is remembered, what that saves, and how Redis is.",
        [
            stat(
                "Hit ratio, 1 h",
                "alchemorsel:cache_hits:ratio_rate1h",
                "percentunit",
                "Served from memory, fresh or stale, of all that was looked for.",
            ),
            stat("Looked for, 1 h", "alchemorsel:cache_lookups:increase1h", "short"),
            stat(
                "Processes without their Redis",
                'sum(alchemorsel_cache_redis_state{state=~"down|read_only"})',
                "short",
                bounds=(1, 2),
            ),
            stat("Joined another's question, 1 h", "sum(increase(alchemorsel_cache_collapsed_total[1h]))", "short"),
            Panel(
                "Hits, stale, misses",
                (
                    Query(_rate("cache_hits_total", "layer"), "hit in {{layer}}"),
                    Query(_rate("cache_stale_total", "why"), "stale: {{why}}"),
                    Query(_rate("cache_misses_total", "forward"), "asked: {{forward}}"),
                ),
                "reqps",
                stacked=True,
            ),
            Panel(
                "Hit ratio by feature",
                (
                    Query(
                        f"({_rate('cache_hits_total', 'feature')} + {_rate('cache_stale_total', 'feature')}) / "
                        f"({_rate('cache_hits_total', 'feature')} + {_rate('cache_stale_total', 'feature')}"
                        f" + {_rate('cache_misses_total', 'feature')})",
                        "{{feature}}",
                    ),
                ),
                "percentunit",
            ),
            Panel(
                "Remembered and dropped",
                (
                    Query(_rate("cache_stored_total"), "remembered"),
                    Query(_rate("cache_dropped_total", "why"), "dropped: {{why}}"),
                ),
                "reqps",
            ),
            Panel(
                "Redis, as the processes see it",
                (Query("sum by (state) (alchemorsel_cache_redis_state)", "{{state}}"),),
            ),
        ],
    )


def _quality() -> str:
    return dashboard(
        "alchemorsel-quality",
        "Recipe quality",
        "What the checks make of what the models write. A worse model, or a worse prompt, shows here first.",
        [
            Panel(
                "Findings that kept a draft from being served",
                (Query(_rate("recipe_findings_total", "provider, code", 'severity="block"'), "{{provider}} {{code}}"),),
                "reqps",
                "Each cost a repair, or the next provider.",
            ),
            Panel(
                "Notes on what was served",
                (
                    Query(
                        _rate("recipe_findings_total", "provider, code", 'severity!="block"'), "{{provider}} {{code}}"
                    ),
                ),
                "reqps",
            ),
            Panel(
                "Drafts sent back",
                (Query(_rate("ai_repairs_total", "provider, outcome"), "{{provider}}: then {{outcome}}"),),
                "reqps",
                "One repair turn each; `answered` means it helped.",
            ),
            Panel(
                "Answers that stayed bad",
                (Query(_rate("ai_requests_total", "provider", 'outcome="bad_answer"'), BY_PROVIDER),),
                "reqps",
            ),
            Panel(
                "Confidence, median",
                (Query(_quantile(0.5, "recipe_confidence_ratio", "provider"), BY_PROVIDER),),
                "percentunit",
                "The rule kitchen's is at most 0.3.",
            ),
            Panel(
                "Nutrition stands on this part of the mass, p10",
                (Query(_quantile(0.1, "recipe_coverage_ratio", "provider"), BY_PROVIDER),),
                "percentunit",
                "Nine recipes in ten are known better than this.",
            ),
        ],
    )


def dashboards() -> dict[str, str]:
    """The files by their names."""
    return {
        "service-overview.json": _service(),
        "providers.json": _providers(),
        "cache.json": _cache(),
        "recipe-quality.json": _quality(),
    }
