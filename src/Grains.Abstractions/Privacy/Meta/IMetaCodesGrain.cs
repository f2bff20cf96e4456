using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Abstractions.Privacy.Meta;

/// <summary>Gives callbacks their codes. Key: <see cref="Key"/>.</summary>
[Alias("meta-codes"), GrainScope(GrainScope.Engine)]
public interface IMetaCodesGrain : IGrainWithStringKey
{
    /// <summary>The one key of this grain.</summary>
    const string Key = "codes";

    /// <summary>
    /// The code of a callback: 32 hexadecimal characters, 128 bits of an HMAC, so that it can't be guessed, and the same
    /// for the same callback however often it comes.
    /// </summary>
    /// <param name="callback">The callback.</param>
    /// <param name="issuedAt">When Meta issued it, if it said so.</param>
    [Alias("code")]
    Task<string> CodeOf(MetaCallback callback, DateTimeOffset? issuedAt);
}
