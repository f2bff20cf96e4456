using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Abstractions.Media;

/// <summary>An opened file.</summary>
public sealed class MediaContent : IAsyncDisposable
{
    /// <summary>The conversation it belongs to.</summary>
    public required ConversationKey Conversation { get; init; }

    /// <summary>The media type by its content; null when the content is of no type that a browser may show.</summary>
    public required string? SafeType { get; init; }

    /// <summary>The name to save it under.</summary>
    public required string FileName { get; init; }

    /// <summary>Its bytes, seekable.</summary>
    public required Stream Content { get; init; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
