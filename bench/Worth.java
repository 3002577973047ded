import dev.troth.trust.model.Decay;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/**
 * What the pieces of evidence that load.sql writes are worth, computed by the service's own code so that the ledger holds to the last integer:
 * a line for each of so many instants, ten minutes apart.
 *
 * java -cp CLASSES Worth.java FIRST COUNT
 */
class Worth {

    private static final double DIMENSION = 180;
    private static final double CANDOR = 365;

    public static void main(String[] arguments) {
        Instant first = Instant.parse(arguments[0]);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            Instant at = first.plus(Duration.ofMinutes(10L * i));
            BigInteger[] worth = {Decay.encode(.5, at, DIMENSION), Decay.encode(.125, at, CANDOR), Decay.encode(.125, at, DIMENSION), Decay.encode(1, at, DIMENSION),
                Decay.encode(.5, at, Decay.MOMENTUM_HALF_LIFE_DAYS), Decay.encode(.125, at, Decay.MOMENTUM_HALF_LIFE_DAYS), Decay.encode(1, at, Decay.MOMENTUM_HALF_LIFE_DAYS)};
            lines.append(i).append('\t').append(at);
            for (BigInteger each : worth) {
                lines.append('\t').append(each);
            }
            lines.append('\n');
        }
        System.out.print(lines);
    }
}
