package dev.troth.architecture.violations.right;

/** Wrong on purpose: a name that says nothing. */
final class RightManager {

    long now() {
        return System.currentTimeMillis();
    }
}
