package id.payung.remarks;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The button that says that a conversation is settled. */
record SettlementForm(@Size(max = 200) @Pattern(regexp = ReturnPath.PATTERN, message = "errors.choice") String back) {}
