package dev.troth.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalTest {

    @Test
    void itsMembersKeepTheOrderTheyWereSaidIn() {
        Refusal refusal = ProblemType.INVALID_TRANSITION.because("x").with("state", "PROMISED").with("allowed", "deliver").with("owner", "Maria")
                .with("a", 1).with("b", 2);
        assertThat(refusal.members().keySet()).containsExactly("state", "allowed", "owner", "a", "b");
    }
}
