/**
 * How records from phones are kept, merged, settled and given back ({@code MergedRecordKind}), and kinds that are
 * wholly declared, down to their columns and their pages ({@code DeclaredKind}).
 */
@NullMarked
@NamedInterface("declared")
package id.payung.fieldwork.declared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
