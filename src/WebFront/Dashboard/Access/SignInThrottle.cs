using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Chatbotics.WebFront.Dashboard.Access;

/// <summary>Limits how often one address may try a password: ten at once, then one every six seconds.</summary>
internal sealed class SignInThrottle : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> _limiter = PartitionedRateLimiter.Create<IPAddress, string>(
        address => RateLimitPartition.GetTokenBucketLimiter(Network(address), static _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 10,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(6),
            QueueLimit = 0,
        }));

    /// <summary>Takes one try of an address; false when it has none left.</summary>
    /// <param name="address">Where the try comes from; null for transports without addresses.</param>
    public bool TryEnter(IPAddress? address)
    {
        using var lease = _limiter.AttemptAcquire(address ?? IPAddress.None);
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();

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
