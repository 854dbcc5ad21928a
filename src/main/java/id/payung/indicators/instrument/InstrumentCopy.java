package id.payung.indicators.instrument;

import id.payung.platform.reference.Instrument;
import java.util.UUID;

/**
 * The instrument as one year has it.
 *
 * @param origin shipped, edited or imported
 */
public record InstrumentCopy(UUID id, String code, String origin, int version, Instrument content) {}
