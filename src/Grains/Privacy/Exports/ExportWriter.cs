using Chatbotics.Grains.Abstractions.Media;
using Chatbotics.Grains.Contacts.Files;

namespace Chatbotics.Grains.Privacy.Exports;

/// <summary>
/// Writes entries of a person's file into sealed parts. An entry that was cut off is written again over its own parts: what
/// counts is what the state says is whole.
/// </summary>
/// <param name="parts">The parts.</param>
/// <param name="tenant">The workspace.</param>
/// <param name="id">The export's id.</param>
internal sealed class ExportWriter(SealedParts parts, string tenant, string id)
{
    /// <summary>The most bytes that a file may have.</summary>
    public const long Most = 2_000_000_000;

    /// <summary>The most entries: a zip without the 64-bit forms counts to 65,535.</summary>
    public const int MostEntries = 60_000;

    private const int PartSize = 512 * 1024;

    /// <summary>The name of the file's parts.</summary>
    public string File { get; } = "person-" + id;

    /// <summary>The name of the parts that hold the directory, one for each entry, until it is written at the end.</summary>
    public string Directory { get; } = $"person-{id}-dir";

    /// <summary>Writes a text.</summary>
    /// <param name="state">Where the file stands.</param>
    /// <param name="name">The entry's path.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="at">When it was made.</param>
    /// <returns>Where the file stands then.</returns>
    public async Task<DataExportState> Add(DataExportState state, string name, byte[] content, DateTimeOffset at)
    {
        var packed = ZipFormat.Compress(content);
        var entry = new ZipEntry(name, ZipFormat.Deflate, ZipFormat.Crc(0, content), packed.Length, content.Length, at);
        using var source = new MemoryStream(packed);
        return await Add(state, entry, source);
    }

    /// <summary>Writes a customer's file as it is. It is read twice: what it amounts to stands in front of it.</summary>
    /// <param name="state">Where the file stands.</param>
    /// <param name="name">The entry's path.</param>
    /// <param name="open">Opens it; null when it is no longer there.</param>
    /// <param name="at">When it was made.</param>
    /// <returns>Where the file stands then; unchanged when there is nothing; one more left out when there is no room.</returns>
    public async Task<DataExportState> Add(DataExportState state, string name, Func<Task<MediaContent?>> open, DateTimeOffset at)
    {
        if (await open() is not { } first)
        {
            return state;
        }

        var (crc, size) = (0u, 0L);
        await using (first)
        {
            var buffer = new byte[PartSize];
            for (int count; (count = await first.Content.ReadAsync(buffer)) > 0; size += count)
            {
                crc = ZipFormat.Crc(crc, buffer.AsSpan(0, count));
            }
        }

        if (state.Size + size > Most || state.Entries >= MostEntries)
        {
            return state with { LeftOut = state.LeftOut + 1 };
        }

        if (await open() is not { } second)
        {
            return state;
        }

        await using (second)
        {
            return await Add(state, new ZipEntry(name, ZipFormat.Stored, crc, size, size, at), second.Content);
        }
    }

    /// <summary>Writes the directory and the end.</summary>
    /// <param name="state">Where the file stands.</param>
    public async Task<DataExportState> Finish(DataExportState state)
    {
        using var tail = new MemoryStream();
        for (var index = 0; index < state.Entries; index++)
        {
            tail.Write(await parts.Get(tenant, Directory, state.KeyId, index) ?? throw new InvalidDataException("A part of an export's directory is missing."));
        }

        var size = tail.Length;
        tail.Write(ZipFormat.End(state.Entries, size, state.Size));
        tail.Position = 0;
        return await Write(state, tail);
    }

    /// <summary>A part of the whole file.</summary>
    /// <param name="state">Where the file stands.</param>
    /// <param name="index">The part's place.</param>
    public Task<byte[]?> Read(DataExportState state, int index) => index < 0 || index >= state.Parts
        ? Task.FromResult<byte[]?>(null)
        : parts.Get(tenant, File, state.KeyId, index);

    /// <summary>Destroys the key and removes everything. Idempotent.</summary>
    /// <param name="keyId">The key.</param>
    public async Task Remove(Guid keyId)
    {
        await parts.Remove(tenant, File, keyId);
        await parts.Remove(tenant, Directory, keyId);
    }

    private async Task<DataExportState> Add(DataExportState state, ZipEntry entry, Stream packed)
    {
        await parts.Put(tenant, Directory, state.KeyId, state.Entries, ZipFormat.Record(entry, state.Size));
        using var head = new MemoryStream(ZipFormat.Head(entry));
        state = await Write(state, head);
        state = await Write(state, packed);
        return state with { Entries = state.Entries + 1 };
    }

    private async Task<DataExportState> Write(DataExportState state, Stream content)
    {
        var buffer = new byte[PartSize];
        while (await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false) is > 0 and var count)
        {
            await parts.Put(tenant, File, state.KeyId, state.Parts, buffer.AsMemory(0, count));
            state = state with { Parts = state.Parts + 1, Size = state.Size + count };
        }

        return state;
    }
}
