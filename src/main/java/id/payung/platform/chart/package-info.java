/**
 * Charts as SVG drawn by the server: layout is counted here, templates under {@code src/main/jte/ui/chart/} only write
 * it down.
 */
@NullMarked
package id.payung.platform.chart;

import org.jspecify.annotations.NullMarked;
