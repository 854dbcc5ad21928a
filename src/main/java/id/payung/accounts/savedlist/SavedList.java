package id.payung.accounts.savedlist;

import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A list as a person narrowed it, to be opened again by its name.
 *
 * @param path of the list, without the regency
 * @param query the filters and the order, as they stand in the address
 */
@Table(value = "accounts.saved_list", reach = "author:person")
@HiddenFromPeople
record SavedList(UUID id, UUID person, String name, String path, String query, Instant savedAt) {}
