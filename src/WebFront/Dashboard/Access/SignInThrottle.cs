using System.Net;
using System.Net.Sockets;

namespace Chatbotics.WebFront.Dashboard.Access;

/// <summary>
/// Limits how often one address may try a password: ten at once, then one every six seconds. Remembers one time per
/// address: when its tries are all paid back.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class SignInThrottle(TimeProvider time)
{
    /// <summary>How many tries there are at once.</summary>
    public const int Burst = 10;

    private const int MostAddresses = 10_000;

    /// <summary>How long one try takes to be paid back.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(6);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _paidBack = new(StringComparer.Ordinal);

    /// <summary>Takes one try of an address; false when it has none left.</summary>
    /// <param name="address">Where the try comes from; null for transports without addresses.</param>
    public bool TryEnter(IPAddress? address)
    {
        var (network, now) = (Network(address ?? IPAddress.None), time.GetUtcNow());
        lock (_gate)
        {
            var owed = _paidBack.TryGetValue(network, out var at) && at > now ? at : now;
            if (owed + Interval > now + (Burst * Interval))
            {
                return false;
            }

            Forget(now);
            _paidBack[network] = owed + Interval;
            return true;
        }
    }

    // With ten thousand addresses guessing at once, the ones that paid back are forgotten first.
    private void Forget(DateTimeOffset now)
    {
        if (_paidBack.Count < MostAddresses)
        {
            return;
        }

        foreach (var (network, at) in _paidBack)
        {
            if (at <= now)
            {
                _paidBack.Remove(network);
            }
        }
    }

    // A home has one IPv4 address but 2^64 IPv6 ones.
    private static string Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
