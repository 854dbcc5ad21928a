package id.payung.agreements.planning;

import jakarta.validation.constraints.Size;

/** @param code of the version that the person read */
record PlanApprovalForm(@Size(max = 60) String code) {}
