package id.payung.agreements.planning;

/** @param version of the draft that the person read; 0 for whatever it says now */
record PlanOfferForm(int version) {}
