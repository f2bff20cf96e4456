namespace Chatbotics.Assistants.Models;

/// <summary>Why a model gave no reply.</summary>
public enum ModelFailure
{
    /// <summary>The endpoint could not be reached, or is not an address of the public internet.</summary>
    Unreachable,

    /// <summary>It did not answer in time, or paused for too long.</summary>
    TimedOut,

    /// <summary>It said that it is overloaded or broken (5xx).</summary>
    Unavailable,

    /// <summary>It asked to slow down (429).</summary>
    RateLimited,

    /// <summary>The account's budget at the provider is used up.</summary>
    QuotaUsedUp,

    /// <summary>The key is missing in the vault, wrong, or lacks the right (401, 403).</summary>
    KeyRefused,

    /// <summary>The endpoint has no such model or route (404).</summary>
    ModelUnknown,

    /// <summary>The request is longer than the model can take.</summary>
    TooLong,

    /// <summary>The endpoint refused the request itself (other 4xx).</summary>
    Refused,

    /// <summary>The provider's content filter stopped it.</summary>
    Filtered,

    /// <summary>The reply broke off before its end.</summary>
    Interrupted,

    /// <summary>The reply is not what the protocol says.</summary>
    Malformed,

    /// <summary>The breaker is open after many failures: it was not asked.</summary>
    Paused,
}
