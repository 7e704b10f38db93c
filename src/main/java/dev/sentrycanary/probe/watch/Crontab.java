package dev.sentrycanary.probe.watch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;

/** Due when a line of a crontab says so, in UTC. */
final class Crontab implements Rhythm {
    private final ExecutionTime times;

    private Crontab(ExecutionTime times) {
        this.times = times;
    }

    /**
     * Reads five fields: minute, hour, day of month, month, day of week.
     *
     * @throws IllegalArgumentException where that is not what {@code line} is, or where it never
     *     comes true
     */
    static Crontab parse(String line) {
        CronParser parser =
                new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
        Crontab crontab = new Crontab(ExecutionTime.forCron(parser.parse(line).validate()));
        Instant unused = crontab.next(Instant.EPOCH);
        return crontab;
    }

    @Override
    public Instant next(Instant after) {
        return times.nextExecution(after.atZone(ZoneOffset.UTC))
                .map(ZonedDateTime::toInstant)
                .orElseThrow(() -> new IllegalArgumentException("It never comes true"));
    }
}
