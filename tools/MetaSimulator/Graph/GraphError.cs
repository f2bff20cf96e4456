using System.Collections.Immutable;

namespace Chatbotics.MetaSimulator.Graph;

/// <summary>An error as the Graph API answers it. Senders must decide on code and subcode: text and HTTP status mislead.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code"><c>error.code</c>.</param>
/// <param name="Message"><c>error.message</c> in English.</param>
public sealed record GraphError(int Status, int Code, string Message)
{
    /// <summary><c>error.error_subcode</c>; null leaves it out.</summary>
    public int? Subcode { get; init; }

    /// <summary><c>error.type</c>.</summary>
    public string Type { get; init; } = "OAuthException";

    /// <summary><c>error.error_data.details</c>, WhatsApp's explanation.</summary>
    public string? Details { get; init; }

    /// <summary><c>error.is_transient</c>; null leaves it out.</summary>
    public bool? IsTransient { get; init; }

    /// <summary>The message in other languages, by language code. Meta answers in the language of the token's owner.</summary>
    public ImmutableDictionary<string, string> Localised { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The HTTP headers that come with it, such as <c>Retry-After</c>.</summary>
    public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The message without its leading <c>(#code)</c>: the title in status webhooks.</summary>
    internal string Title => Message.StartsWith("(#", StringComparison.Ordinal) ? Message[(Message.IndexOf(')', StringComparison.Ordinal) + 2)..] : Message;

    /// <summary>The same error with its message in <paramref name="language"/>, where there is such a text.</summary>
    public GraphError In(string? language) =>
        language is not null && Localised.TryGetValue(language, out var text) ? this with { Message = text } : this;
}
