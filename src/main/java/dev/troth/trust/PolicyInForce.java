package dev.troth.trust;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.troth.platform.json.StoredJson;
import dev.troth.platform.problem.Refusal;
import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.TrustPolicy;
import java.util.List;
import java.util.Map;

/**
 * The policy a score is read under, fetched within the statement that fetches the score.
 *
 * @param version 0 for the model's own, in force until the tenant has set one
 */
record PolicyInForce(long version, TrustPolicy policy) {

    /** Asked for where the current version is meant: no version is later. */
    static final long CURRENT = Long.MAX_VALUE;

    /** Joined to any statement that has the parameter policy: the last version up to it, or nulls where there is none. */
    static final String JOIN = """
            left join lateral (
              select version as policy_version, cast(weights as text) as policy_weights, cast(off as text) as policy_off,
                     cast(bands as text) as policy_bands
              from trust_policy where version <= :policy order by version desc limit 1
            ) chosen on true""";

    /** Its columns, as the statement selects them; they are read by their positions. */
    static final String COLUMNS = "policy_version, policy_weights, policy_off, policy_bands";

    private static final int VERSION = 0;
    private static final int WEIGHTS = 1;
    private static final int OFF = 2;
    private static final int BANDS = 3;

    /**
     * @param asked the version asked for
     * @throws Refusal where the tenant has no such version
     */
    static PolicyInForce of(TrustRow row, long asked) {
        Number found = (Number) row.policy(VERSION);
        long version = found == null ? 0 : found.longValue();
        if (asked != CURRENT && asked != version) {
            throw Refusal.parameter("policy", "names no version of the policy");
        }
        return new PolicyInForce(version, found == null ? TrustPolicy.TRUST_1 : terms(row).policy());
    }

    private static PolicyTerms terms(TrustRow row) {
        try {
            return new PolicyTerms(StoredJson.mapper().readValue((String) row.policy(WEIGHTS), new TypeReference<Map<Dimension, Double>>() {
            }), StoredJson.mapper().readValue((String) row.policy(OFF), new TypeReference<List<Dimension>>() {
            }), StoredJson.mapper().readValue((String) row.policy(BANDS), BandLimits.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a policy that cannot be read", e);
        }
    }

    /** Reads the version from a query parameter; the current one where it is absent. */
    static long asked(String parameter) {
        if (parameter == null) {
            return CURRENT;
        }
        if (!parameter.matches("\\d{1,18}")) {
            throw Refusal.parameter("policy", "must be the number of a version");
        }
        return Long.parseLong(parameter);
    }
}
