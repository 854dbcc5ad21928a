/** Reports as pictures: gallery, calendar and charts, narrowed as the list is. */
@NullMarked
package id.payung.community.reportoverview;

import org.jspecify.annotations.NullMarked;
