package dev.troth.agreement;

/** Where an agreement stands. */
public enum AgreementStatus {
    DRAFT,
    OFFERED,
    ACTIVE,
    DECLINED,
    EXPIRED,
    ENDED
}
