package id.payung.fieldwork.kind;

import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** A record as it stands now. */
public record StoredPhoneRecord(UUID id, int version, UUID village, ObjectNode body) {}
