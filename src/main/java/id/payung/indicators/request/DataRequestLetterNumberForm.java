package id.payung.indicators.request;

import jakarta.validation.constraints.Size;

/** The number that a letter gets after its signature. */
record DataRequestLetterNumberForm(int basedOn, @Size(max = 80) String number) {}
