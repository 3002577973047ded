package dev.troth.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Characters are counted and cut by code points")
class CodePointsTest {

    private static final String SMILES = "\uD83D\uDE00\uD83D\uDE01\uD83D\uDE02";

    @Test
    void whatFitsIsLeftAsItIs() {
        assertThat(CodePoints.shortened("abc", 3)).isEqualTo("abc");
        assertThat(CodePoints.shortened(SMILES, 3)).as("six in Java").isEqualTo(SMILES);
    }

    @Test
    void whatDoesNotFitIsCutBetweenCharactersAndSaysSo() {
        assertThat(CodePoints.shortened("abcd", 3)).isEqualTo("ab…");
        assertThat(CodePoints.shortened(SMILES, 2)).isEqualTo("\uD83D\uDE00…");
    }
}
