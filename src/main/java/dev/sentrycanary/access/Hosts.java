package dev.sentrycanary.access;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.netty.util.NetUtil;
import org.jspecify.annotations.Nullable;

/**
 * The host names that this service answers to. A browser that was led to a name of an attacker's
 * choice, which resolves to this address, sends that name; an IP address cannot be rebound, so
 * every one is fine.
 */
final class Hosts {
    private final Set<String> names;

    Hosts(Collection<String> names) {
        this.names =
                names.stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether requests may name {@code host}, given without port. */
    boolean allow(@Nullable String host) {
        if (host == null || host.isEmpty()) {
            return false;
        }
        String name = bare(host);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || isAddress(name)
                || configured(name);
    }

    /** Whether the operator listed {@code host}. */
    boolean configured(String host) {
        return names.contains(bare(host));
    }

    /** Lower case, without the brackets of an IPv6 literal and without a trailing dot. */
    static String bare(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[") && name.endsWith("]")) {
            return name.substring(1, name.length() - 1);
        }
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static boolean isAddress(String name) {
        return NetUtil.isValidIpV4Address(name) || NetUtil.isValidIpV6Address(name);
    }
}
