/** What every room stands on: who acts, rows, errors, words, files, jobs, paper. */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN, allowedDependencies = {})
package id.payung.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
