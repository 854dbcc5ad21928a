/**
 * Life-cycles of records as tables: which state follows which, who may move a record, which moves need a reason and
 * which event they announce. A module declares one {@link id.payung.platform.lifecycle.LifeCycle} per kind of record.
 */
@NullMarked
package id.payung.platform.lifecycle;

import org.jspecify.annotations.NullMarked;
