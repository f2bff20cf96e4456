using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Chatbotics.Grains.Knowledge;
using Chatbotics.Grains.Privacy;

namespace Chatbotics.Storage.Sqlite.Knowledge;

/// <summary>
/// A workspace whose keys are at hand: seals and opens its rows, and hashes its words. Each seal is bound to workspace and
/// row, so that a row put in another's place can't be opened.
/// </summary>
/// <param name="tenant">The workspace.</param>
/// <param name="id">Its number in the file.</param>
/// <param name="key">Its data key.</param>
/// <param name="wordsKey">The key of its words' hashes.</param>
internal sealed class OpenedWorkspace(string tenant, long id, DataKey key, byte[] wordsKey)
{
    /// <summary>48 bits: among 100,000 words two share a hash once in 50,000 workspaces.</summary>
    private const int HashBytes = 6;
    private const int MaxWordBytes = 256;

    /// <summary>Its number in the file.</summary>
    public long Id => id;

    /// <summary>When it was opened.</summary>
    public required long OpenedAt { get; init; }

    /// <summary>The context of the sealed words' key.</summary>
    /// <param name="tenant">The workspace.</param>
    public static byte[] WordsKeyContext(string tenant) => Encoding.UTF8.GetBytes("knowledge-words/" + tenant);

    /// <summary>Hashes words into what the full-text table holds: hexadecimal digits, spaced.</summary>
    /// <param name="words">The words.</param>
    /// <param name="kind">Tells words from pieces of words.</param>
    public string Hash(IEnumerable<string> words, byte kind) => string.Join(' ', words.Select(word => Hash(word, kind)));

    /// <summary>Hashes a word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="kind">Tells words from pieces of words.</param>
    public string Hash(string word, byte kind)
    {
        Span<byte> input = stackalloc byte[MaxWordBytes + 1];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        input[0] = kind;
        Encoding.UTF8.TryGetBytes(word.AsSpan(0, Math.Min(word.Length, MaxWordBytes / 3)), input[1..], out var length);
        HMACSHA256.HashData(wordsKey, input[..(length + 1)], hash);
        return Convert.ToHexStringLower(hash[..HashBytes]);
    }

    /// <summary>Seals a passage.</summary>
    public byte[] Seal(Passage passage) => key.Seal(
        JsonSerializer.SerializeToUtf8Bytes(new PassageContent([.. passage.Headings], passage.Question, passage.Text), KnowledgeJson.Default.PassageContent),
        Context("passage", passage.Id));

    /// <summary>Opens a passage.</summary>
    /// <exception cref="CryptographicException">The row was changed or swapped.</exception>
    public Passage Open(StoredPassage row)
    {
        var content = JsonSerializer.Deserialize(key.Open(row.Sealed, Context("passage", row.Name)), KnowledgeJson.Default.PassageContent)
            ?? throw new JsonException("A passage is empty.");
        return new Passage { Id = row.Name, Headings = [.. content.Headings], Question = content.Question, Text = content.Text, Page = row.Page };
    }

    /// <summary>Seals a document's facts.</summary>
    public byte[] Seal(IndexedDocument document) => key.Seal(
        JsonSerializer.SerializeToUtf8Bytes(new DocumentFacts(document.Title, document.Address), KnowledgeJson.Default.DocumentFacts),
        Context("document", document.Id));

    /// <summary>Opens a document.</summary>
    /// <exception cref="CryptographicException">The row was changed or swapped.</exception>
    public IndexedDocument Open(StoredDocument row)
    {
        var facts = JsonSerializer.Deserialize(key.Open(row.Sealed, Context("document", row.Name)), KnowledgeJson.Default.DocumentFacts)
            ?? throw new JsonException("A document is empty.");
        return new IndexedDocument { Base = row.Base, Id = row.Name, ContentHash = row.Hash, Language = row.Language, Title = facts.Title, Address = facts.Address };
    }

    /// <summary>Seals a vector.</summary>
    public byte[] Seal(string passage, ReadOnlySpan<byte> vector) => key.Seal(vector, Context("vector", passage));

    /// <summary>Opens a vector.</summary>
    /// <exception cref="CryptographicException">The row was changed or swapped.</exception>
    public byte[] Open(string passage, ReadOnlySpan<byte> vector) => key.Open(vector, Context("vector", passage));

    private byte[] Context(string kind, string row) => Encoding.UTF8.GetBytes($"knowledge-{kind}/{tenant}/{row}");
}
