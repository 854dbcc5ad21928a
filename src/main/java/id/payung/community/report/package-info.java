/** One activity report: intake, versions, merging of edits, conflicts, photos and review. */
@NullMarked
@NamedInterface("report")
package id.payung.community.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
