package id.payung.agreements.planning;

/** @param code of the version that the person read */
record PlanApprovalForm(String code) {}
