package id.payung.platform.documents.brought;

import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * That a person brought in a sheet for one purpose.
 *
 * @param purpose where it is taken: {@code people}, {@code kla-result}
 */
@HiddenFromPeople
@Table(value = "platform.brought_sheet", reach = "author:person")
record UploadedSheet(@KeyColumn UUID person, @KeyColumn String purpose, @KeyColumn String sha256, Instant broughtAt) {}
