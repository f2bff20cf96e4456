using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Media.Ports;

namespace Chatbotics.Grains.Tests.Media;

/// <summary>Files in memory.</summary>
internal sealed class MemoryMediaStore : IMediaStore
{
    public Dictionary<string, (byte[] Header, byte[] Content)> Files { get; } = new(StringComparer.Ordinal);

    public ValueTask<IMediaDraft> Create(ConversationKey conversation, CancellationToken cancellationToken = default) => new(new Draft(this));

    public ValueTask<StoredMedia?> Open(string tenant, string id, CancellationToken cancellationToken = default) =>
        new(Files.TryGetValue(id, out var file) ? new StoredMedia(file.Header, new MemoryStream(file.Content)) : null);

    public ValueTask Remove(string tenant, string id, CancellationToken cancellationToken = default)
    {
        Files.Remove(id);
        return ValueTask.CompletedTask;
    }

    public ValueTask<int> Erase(ConversationKey conversation, CancellationToken cancellationToken = default)
    {
        var count = Files.Count;
        Files.Clear();
        return new(count);
    }

    public ValueTask<int> EraseWorkspace(string tenant, CancellationToken cancellationToken = default)
    {
        var count = Files.Count;
        Files.Clear();
        return new(count);
    }

    private sealed class Draft(MemoryMediaStore store) : IMediaDraft
    {
        private readonly MemoryStream _content = new();

        public string Id { get; } = $"{store.Files.Count:x48}";

        public Stream Content => _content;

        public ValueTask Complete(ReadOnlyMemory<byte> header, CancellationToken cancellationToken = default)
        {
            store.Files[Id] = (header.ToArray(), _content.ToArray());
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
