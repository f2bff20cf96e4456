using System.Net;
using System.Net.Sockets;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.WebFront.Identity.Sessions;

/// <summary>Where a request comes from: the address of the connection, never what a header claims.</summary>
internal static class RequestOrigin
{
    /// <summary>The origin of a session that begins with a request.</summary>
    /// <param name="context">The request.</param>
    public static SessionOrigin Of(HttpContext context) =>
        new(Address(context), AgentSummary.Of(context.Request.Headers.UserAgent.ToString()));

    /// <summary>The address as text, or null for transports without addresses.</summary>
    /// <param name="context">The request.</param>
    public static string? Address(HttpContext context) => Plain(context.Connection.RemoteIpAddress)?.ToString();

    /// <summary>
    /// What tries are counted by: an IPv4 address, or the first 64 bits of an IPv6 one, of which a home has all the rest.
    /// </summary>
    /// <param name="address">The address as text; null when it is not known.</param>
    public static string Network(string? address) =>
        !IPAddress.TryParse(address, out var parsed) ? "unknown"
        : Plain(parsed)!.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(parsed.GetAddressBytes().AsSpan(0, 8))
        : Plain(parsed)!.ToString();

    private static IPAddress? Plain(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
}
