package id.payung.indicators.request;

import jakarta.validation.constraints.Size;

/** The number that a letter gets after its signature. */
record LetterNumberForm(int basedOn, @Size(max = 80) String number) {}
