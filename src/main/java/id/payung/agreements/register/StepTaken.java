package id.payung.agreements.register;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A step that was taken: when on paper, who wrote it down and when. */
public record StepTaken(int version, AgreementStage stage, LocalDate onDate, Instant at, String personName, @Nullable String reason) {}
