package id.payung.agreements.plan;

import java.time.Instant;
import java.time.LocalDate;

/** The signed scan of one version. */
public record SignedPlanDocument(int planVersion, String number, LocalDate signedOn, String signers, String code,
    String fileSha256, String fileName, String recordedBy, Instant at) {}
