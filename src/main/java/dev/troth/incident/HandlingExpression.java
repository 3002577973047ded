package dev.troth.incident;

/** h in SQL, as {@link IncidentRules#handling} has it, for what counts incidents where they are: a test holds the two together. */
final class HandlingExpression {

    /** On the columns of the table incident; in double precision, from 0 to 1. */
    static final String HANDLING = """
            least(1, case when ownership in ('OWNED', 'SHARED') then .25e0 else 0 end
              + case when apologised_at is null then 0 else .15e0 end
              + case when fixed_at is null then 0 else .25e0 * power(cast(2 as double precision),
                  greatest(-1000, -greatest(0, cast(extract(epoch from fixed_at - detected_at) as double precision)) / 3600 / 72)) end
              + case when restitution is null then 0 else .10e0 end
              + case when lesson is null then 0 else .10e0 end
              + case when practice_id is null then 0 else .15e0 end)""";

    private HandlingExpression() {
    }
}
