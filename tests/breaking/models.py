"""Figures of models, and their filters."""

from __future__ import annotations

from tests.breaking.rule import fault, rule

CODE = "db/figures/models.py"
TESTS = "tests/db/figures/test_models.py"
ON = f"{TESTS}::test_on_the_register_from_the_day_of_registration"
UNTIL = f"{TESTS}::test_until_the_day_it_is_completed_or_stopped"
NEW = f"{TESTS}::test_new_are_those_registered_in_the_period_and_kept_the_rest"
DATED = f"{TESTS}::test_completed_stopped_and_recognised_by_that_date_alone"
REPLICATED = f"{TESTS}::test_replicated_are_models_and_replications_their_times"
HELPED = f"{TESTS}::test_beneficiaries_are_the_people_of_results_by_their_own_date"
NARROWS = f"{TESTS}::test_kind_field_and_holder_each_narrow_the_register"
REPLICATIONS = "each(REPLICATION).where(Replication.day.between(START, END))"
RESULTS = "each(RESULT).where(ModelResult.day.between(START, END))"

MODELS_FIGURES = (
    rule(
        "models.on_register: registered on or before T",
        fault("before T", CODE, "Model.registered <= END", "Model.registered < END", ON),
        fault("whenever", CODE, "    Model.registered <= END,\n", "", ON),
        fault(
            "in the period alone",
            CODE,
            "Model.registered <= END",
            "Model.registered.between(START, END)",
            ON,
        ),
        fault(
            "without a day of registration too",
            CODE,
            "Model.registered <= END",
            "or_(Model.registered.is_(None), Model.registered <= END)",
            ON,
        ),
    ),
    rule(
        "not stopped or completed before F",
        *(
            wrong
            for end in ("stopped", "completed")
            for wrong in (
                fault(
                    f"{end} on F is off the register",
                    CODE,
                    f"or_(Model.{end}.is_(None), Model.{end} >= START)",
                    f"or_(Model.{end}.is_(None), Model.{end} > START)",
                    UNTIL,
                ),
                fault(
                    f"{end} before F stays on it",
                    CODE,
                    f"    or_(Model.{end}.is_(None), Model.{end} >= START),\n",
                    "",
                    UNTIL,
                ),
                fault(
                    f"{end} at any time is off the register",
                    CODE,
                    f"or_(Model.{end}.is_(None), Model.{end} >= START)",
                    f"Model.{end}.is_(None)",
                    UNTIL,
                ),
                fault(
                    f"not {end} is off the register",
                    CODE,
                    f"or_(Model.{end}.is_(None), Model.{end} >= START)",
                    f"Model.{end} >= START",
                    ON,
                ),
            )
        ),
    ),
    rule(
        "models.new / kept: of these, registered in the period; the rest",
        fault(
            "new from the day after",
            CODE,
            "        Model.registered >= START,\n",
            "        Model.registered > START,\n",
            NEW,
        ),
        fault(
            "kept to the first day",
            CODE,
            "        Model.registered < START,\n",
            "        Model.registered <= START,\n",
            NEW,
        ),
        fault(
            "not only of these",
            CODE,
            "    rows = REGISTERED.where(*conditions) if conditions else REGISTERED\n",
            "    rows = Rows(MODEL, each(MODEL).where(*conditions))\n"
            "    rows = rows if conditions else REGISTERED\n",
            NEW,
        ),
    ),
    rule(
        "models.completed / stopped / recognised: models with that date in the period",
        fault(
            "until T, whenever",
            CODE,
            "in_period = column.between(START, END)",
            "in_period = column <= END",
            DATED,
        ),
        fault(
            "only of those on the register",
            CODE,
            "rows = Rows(MODEL, each(MODEL).where(in_period))",
            "rows = Rows(MODEL, each(MODEL).where(in_period, *ON_REGISTER))",
            DATED,
        ),
        fault(
            "stopped is completed",
            CODE,
            "        Model.completed,\n",
            "        Model.stopped,\n",
            DATED,
        ),
        fault(
            "recognised is registered",
            CODE,
            "        Model.recognised,\n",
            "        Model.registered,\n",
            DATED,
        ),
    ),
    rule(
        "models.replicated: models with at least one replication in the period",
        fault(
            "as often as they were replicated",
            "db/figures/base.py",
            "self._yielding(column, ONE).distinct()",
            "self._yielding(column, ONE)",
            REPLICATED,
        ),
        fault(
            "each replication",
            CODE,
            "Count(REPLICATIONS.different(MODEL, Replication.model_id), over=REPLICATIONS)",
            "Count(REPLICATIONS, over=REPLICATIONS)",
            REPLICATED,
        ),
    ),
    rule(
        "models.replications / beneficiaries: by their own date alone, whatever the model's",
        fault("replications whenever", CODE, REPLICATIONS, "each(REPLICATION)", REPLICATED),
        fault(
            "replications of models on the register",
            CODE,
            REPLICATIONS,
            REPLICATIONS.replace(".where(", ".join(Replication.model).where(*ON_REGISTER, "),
            REPLICATED,
        ),
        fault("results whenever", CODE, RESULTS, "each(RESULT)", HELPED),
        fault(
            "results of models on the register",
            CODE,
            RESULTS,
            RESULTS.replace(".where(", ".join(ModelResult.model).where(*ON_REGISTER, "),
            HELPED,
        ),
    ),
    rule(
        "models.beneficiaries: people helped, from results; left blank adds 0",
        fault(
            "each result counts as one",
            CODE,
            "Count(RESULTS.weighing(func.coalesce(ModelResult.people, 0)), over=RESULTS)",
            "Count(RESULTS, over=RESULTS)",
            HELPED,
        ),
        fault(
            "blank adds one",
            CODE,
            "func.coalesce(ModelResult.people, 0)",
            "func.coalesce(ModelResult.people, 1)",
            HELPED,
        ),
        fault(
            "what was made is people",
            CODE,
            "func.coalesce(ModelResult.people, 0)",
            "func.coalesce(ModelResult.quantity, 0)",
            HELPED,
        ),
    ),
    rule(
        "kind, field and holder narrow models.on_register, new and kept",
        *(
            fault(
                f"{name} is by another column",
                CODE,
                f"Model.{column}),\n",
                f"Model.{other}),\n",
                NARROWS,
            )
            for name, column, other in (
                ("kind", "kind", "holder"),
                ("field", "area", "kind"),
                ("holder", "holder", "area"),
            )
        ),
        *(
            fault(
                f"{word} is not a value of its own",
                "db/schema/models.py",
                f'    {name} = "{word}"\n',
                f'    {name} = "khac"\n',
                NARROWS,
            )
            for name, word in (
                ("FOLLOWING", "hcm"),
                ("MOBILISING", "dvk"),
                ("ECONOMY", "economy"),
                ("CULTURE", "culture"),
                ("DEFENCE", "defence"),
                ("POLITICS", "politics"),
            )
        ),
    ),
)
