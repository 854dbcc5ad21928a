package id.payung.evidence.register;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Where an item is used as well, on which pages, and what it proves there. */
record EvidenceUseForm(@NotBlank(message = "evidence.place.needed") @Size(max = 200) String place,
    @Size(max = 60, message = "evidence.wrong.long") String pages,
    @Size(max = 1_000, message = "evidence.wrong.long") String proves) {}
