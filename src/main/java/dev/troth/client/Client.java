package dev.troth.client;

import dev.troth.platform.time.BusinessHours;
import dev.troth.platform.time.WorkingHours;
import dev.troth.record.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The other side of a relationship: a person or an organisation, where the relationship stands, and how to reach them when it matters. */
@Entity
@Table(name = "client")
public class Client extends Aggregate {

    static final String MOVE = "move";

    @Enumerated(EnumType.STRING)
    private Kind kind;
    @Enumerated(EnumType.STRING)
    private Stage stage = Stage.PROSPECT;
    private Instant stageSince;
    private String name;
    private String preferredName;
    private String email;
    private String phone;
    private String timeZone;
    private String externalRef;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> tags = List.of();
    private String notes;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<EscalationChannel> channels = List.of();
    private Instant startedAt;
    @JdbcTypeCode(SqlTypes.JSON)
    private BusinessHours businessHours;
    private String rapport;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<ClientNeed> needs = List.of();
    @JdbcTypeCode(SqlTypes.JSON)
    private List<ProfileFact> profile = List.of();
    @JdbcTypeCode(SqlTypes.JSON)
    private List<ClientDate> dates = List.of();
    private UUID mergedInto;
    private Instant mergedAt;

    protected Client() {
    }

    Client(UUID id, Stage stage, Instant now) {
        super(id, now);
        this.stage = stage;
        this.stageSince = now;
    }

    /** Moves the relationship to another stage, any but the one it is in; from the second move on no earlier than it came to that one. */
    void move(Stage to, Instant at) {
        require(MOVE);
        if (to == stage) {
            throw refuse("The client is at stage " + stage + " already.");
        }
        // The first stage is there since the client was recorded, which may be years after the relationship began.
        if (!stageSince.equals(createdAt())) {
            notBefore(stageSince, at);
        }
        stage = to;
        stageSince = at;
    }

    /** Turns out to be another: it stays behind as a pointer to that one, with the fields it had. */
    void merge(UUID into, Instant at) {
        mergedInto = into;
        mergedAt = at;
    }

    /** Its own key becomes another's: a key belongs to one client. */
    void giveUpExternalRef() {
        externalRef = null;
    }

    ClientFields fields() {
        return new ClientFields(name, kind, preferredName, email, phone, timeZone, externalRef, tags, notes, channels, startedAt,
                businessHours, rapport, needs, profile, dates);
    }

    void fields(ClientFields fields) {
        name = fields.name();
        kind = fields.kind() == null ? Kind.PERSON : fields.kind();
        preferredName = fields.preferredName();
        email = fields.email();
        phone = fields.phone();
        timeZone = fields.timeZone();
        externalRef = fields.externalRef();
        tags = fields.tags() == null ? List.of() : List.copyOf(fields.tags());
        notes = fields.notes();
        channels = fields.channels() == null ? List.of() : List.copyOf(fields.channels());
        startedAt = fields.startedAt();
        businessHours = fields.businessHours();
        rapport = fields.rapport();
        needs = fields.needs() == null ? List.of() : List.copyOf(fields.needs());
        profile = fields.profile() == null ? List.of() : List.copyOf(fields.profile());
        dates = fields.dates() == null ? List.of() : List.copyOf(fields.dates());
    }

    /** The client it turned out to be, null while it stands for itself. */
    UUID mergedInto() {
        return mergedInto;
    }

    Stage stage() {
        return stage;
    }

    /** Since when it is at this stage, as reported. */
    Instant stageSince() {
        return stageSince;
    }

    /** Since when the relationship is over, or has lapsed; empty while it goes on. */
    Optional<Instant> closedSince() {
        return stage == Stage.LAPSED || stage == Stage.ENDED ? Optional.of(stageSince) : Optional.empty();
    }

    String name() {
        return name;
    }

    /** As the client wants to be called (practice 43). */
    String displayName() {
        return preferredName == null || preferredName.isBlank() ? name : preferredName;
    }

    List<String> tags() {
        return tags;
    }

    List<ClientDate> dates() {
        return dates;
    }

    /** Where the client's days begin and end; UTC where nobody knows. */
    ZoneId zone() {
        return timeZone == null ? ZoneOffset.UTC : ZoneId.of(timeZone);
    }

    /** When a day begins where the client is. */
    Instant begins(LocalDate day) {
        return day.atStartOfDay(zone()).toInstant();
    }

    /** The escalation plan, in order. */
    List<EscalationChannel> channels() {
        return channels;
    }

    /** When the client's clock runs, null for day and night. */
    WorkingHours workingHours() {
        return workingHours(businessHours, timeZone);
    }

    /** When the clock of a client of these hours runs, null for day and night. */
    static WorkingHours workingHours(BusinessHours hours, String timeZone) {
        return hours == null ? null : hours.in(timeZone);
    }

    EscalationPlan escalationPlan() {
        return new EscalationPlan(channels, workingHours());
    }

    Relationship relationship() {
        return new Relationship(stage, startedAt == null ? createdAt() : startedAt);
    }

    @Override
    public UUID clientId() {
        return id();
    }

    @Override
    public String state() {
        return stage.name();
    }

    @Override
    protected List<String> moves() {
        return List.of(MOVE);
    }

    @Override
    protected boolean stands() {
        return mergedInto == null;
    }

    /** A client is the relationship itself: it ends, it is not taken back. */
    @Override
    protected boolean isRetractable() {
        return false;
    }

    /** What a client is. */
    public enum Kind {
        PERSON,
        ORGANISATION
    }

    /** Where the relationship stands. */
    public enum Stage {
        PROSPECT,
        ONBOARDING,
        ACTIVE,
        AT_RISK,
        LAPSED,
        ENDED
    }
}
