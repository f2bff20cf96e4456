namespace Chatbotics.Grains.Abstractions.Integrations;

/// <summary>
/// The answer to one request that a program may repeat. Key: <c>tenant/key/hash</c>, the hash of the program's idempotency key.
/// It is kept for a day, sealed.
/// </summary>
[Alias("api-result")]
public interface IApiResultGrain : IGrainWithStringKey
{
    /// <summary>A request begins, unless it was answered or is under way.</summary>
    /// <param name="fingerprint">The hash of method, path and body: the same idempotency key must mean the same request.</param>
    [Alias("begin")]
    Task<ApiResultBegin> Begin(string fingerprint);

    /// <summary>The request was answered.</summary>
    /// <param name="result">The answer.</param>
    [Alias("complete")]
    Task Complete(ApiResult result);

    /// <summary>The request failed on our side: it may be made again.</summary>
    [Alias("abandon")]
    Task Abandon();
}
