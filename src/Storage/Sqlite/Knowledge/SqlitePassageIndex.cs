using System.Collections.Immutable;
using Chatbotics.Grains.Knowledge;
using Chatbotics.Grains.Knowledge.Ports;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Knowledge;

/// <summary>Passages in <c>knowledge.db</c>.</summary>
/// <param name="database">The open database.</param>
/// <param name="workspaces">The opened workspaces.</param>
/// <param name="keys">The keys.</param>
internal sealed class SqlitePassageIndex(KnowledgeDatabase database, OpenedWorkspaces workspaces, IKeyRing keys) : IPassageIndex
{
    private const byte Word = (byte)'w';
    private const byte Part = (byte)'p';
    private const int MaxWords = 64;
    private const int MaxFragments = 160;
    private const int MaxLimit = 100;
    private const int RowOverhead = 256;
    private const long VectorBytes = 64L << 20;

    private readonly VectorCache _vectors = new(VectorBytes);

    /// <inheritdoc/>
    public async Task<IndexChange> Put(string tenant, IndexedDocument document, ImmutableArray<IndexedPassage> passages, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var workspace = await workspaces.Ensure(tenant, cancellationToken);
            var known = await database.Readers.Read(
                (workspace.Id, document), static (reader, ask) => reader.Knowledge.Names(ask.Id, ask.document.Id, ask.document.Language), cancellationToken);
            var rows = passages.Select(passage => Row(workspace, passage, known)).ToList();
            var header = new StoredDocument(0, document.Base, document.Id, document.ContentHash, document.Language, workspace.Seal(document));
            var size = RowOverhead + rows.Sum(row => RowOverhead + (row.Content?.Size ?? 0));
            if (await Write(size, () => database.Tables.Put(workspace.Id, header, rows)) is { } change)
            {
                return change;
            }

            // Erased or changed at the same moment.
            workspaces.Forget(tenant);
        }
    }

    /// <inheritdoc/>
    public async Task Remove(string tenant, string document, CancellationToken cancellationToken = default)
    {
        if (await workspaces.Stored(tenant, cancellationToken) is { } workspace)
        {
            await Write(RowOverhead, () =>
            {
                database.Tables.Remove(workspace.Id, document);
                return true;
            });
        }
    }

    /// <inheritdoc/>
    public async Task Erase(string tenant, CancellationToken cancellationToken = default)
    {
        if (await workspaces.Stored(tenant, cancellationToken) is not { } workspace)
        {
            return;
        }

        // The key first: from then on nothing can be read, even if the rows outlive a crash.
        await keys.Destroy(tenant, workspace.KeyId, cancellationToken);
        await Write(RowOverhead, () =>
        {
            database.Tables.Erase(workspace.Id);
            return true;
        });
        workspaces.Forget(tenant);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<IndexedDocument>> Documents(string tenant, string knowledgeBase, CancellationToken cancellationToken = default)
    {
        if (await workspaces.Find(tenant, cancellationToken) is not { } workspace)
        {
            return [];
        }

        var rows = await database.Readers.Read(
            (workspace.Id, knowledgeBase), static (reader, ask) => reader.Knowledge.Documents(ask.Id, ask.knowledgeBase), cancellationToken);
        return [.. rows.Select(workspace.Open)];
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<Passage>> Passages(string tenant, string document, CancellationToken cancellationToken = default)
    {
        if (await workspaces.Find(tenant, cancellationToken) is not { } workspace)
        {
            return [];
        }

        var rows = await database.Readers.Read((workspace.Id, document), static (reader, ask) => reader.Knowledge.Passages(ask.Id, ask.document), cancellationToken);
        return [.. rows.Select(workspace.Open)];
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<PassageHit>> Search(string tenant, PassageQuery query, CancellationToken cancellationToken = default)
    {
        if (query.Bases.IsDefaultOrEmpty || await workspaces.Find(tenant, cancellationToken) is not { } workspace)
        {
            return [];
        }

        var terms = query.Words.Distinct(StringComparer.Ordinal).Take(MaxWords).Select(word => workspace.Hash(word, Word))
            .Concat(query.Fragments.Distinct(StringComparer.Ordinal).Take(MaxFragments).Select(part => workspace.Hash(part, Part)));
        var match = string.Join(" OR ", terms.Select(term => $"\"{term}\""));
        return match.Length == 0 ? [] : await database.Readers.Read(
            (workspace, match, query),
            static (reader, ask) =>
            {
                reader.Snapshot<(OpenedWorkspace, string, PassageQuery), ImmutableArray<PassageHit>>(ask, Run, out var hits);
                return hits;

                static bool Run(Reading.Reader reader, (OpenedWorkspace Workspace, string Match, PassageQuery Query) ask, out ImmutableArray<PassageHit> hits)
                {
                    var rows = reader.Knowledge.Revision(ask.Workspace.Id) == 0
                        ? []
                        : reader.Knowledge.Search(ask.Workspace.Id, ask.Match, ask.Query.Bases, Math.Clamp(ask.Query.Limit, 1, MaxLimit));
                    hits = Hits(reader, ask.Workspace, rows);
                    return true;
                }
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<PassageHit>> Nearest(string tenant, VectorQuery query, CancellationToken cancellationToken = default)
    {
        if (query.Bases.IsDefaultOrEmpty || await workspaces.Find(tenant, cancellationToken) is not { } workspace)
        {
            return [];
        }

        return await database.Readers.Read(
            (Index: this, workspace, query),
            static (reader, ask) =>
            {
                reader.Snapshot<(SqlitePassageIndex, OpenedWorkspace, VectorQuery), ImmutableArray<PassageHit>>(ask, Run, out var hits);
                return hits;

                static bool Run(Reading.Reader reader, (SqlitePassageIndex Index, OpenedWorkspace Workspace, VectorQuery Query) ask, out ImmutableArray<PassageHit> hits)
                {
                    var set = ask.Index.Vectors(reader, ask.Workspace, ask.Query.Model);
                    var nearest = set.Nearest(
                        QuantisedVector.Of(ask.Query.Vector.Span), ask.Query.Bases.ToHashSet(StringComparer.Ordinal), Math.Clamp(ask.Query.Limit, 1, MaxLimit));
                    var rows = nearest
                        .Select(near => reader.Knowledge.Passage(ask.Workspace.Id, near.Passage) is { } row ? row with { Score = near.Score } : null)
                        .OfType<StoredPassage>()
                        .ToList();
                    hits = Hits(reader, ask.Workspace, rows);
                    return true;
                }
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<Passage>> WithoutVector(string tenant, string model, int limit, CancellationToken cancellationToken = default)
    {
        if (await workspaces.Find(tenant, cancellationToken) is not { } workspace)
        {
            return [];
        }

        var rows = await database.Readers.Read(
            (workspace.Id, model, limit), static (reader, ask) => reader.Knowledge.WithoutVector(ask.Id, ask.model, ask.limit), cancellationToken);
        return [.. rows.Select(workspace.Open)];
    }

    /// <inheritdoc/>
    public async Task PutVectors(string tenant, string model, ImmutableArray<PassageVector> vectors, CancellationToken cancellationToken = default)
    {
        if (vectors.IsEmpty || await workspaces.Find(tenant, cancellationToken) is not { } workspace)
        {
            return;
        }

        var rows = vectors.Select(vector => (vector.PassageId, workspace.Seal(vector.PassageId, QuantisedVector.Of(vector.Vector.Span).Write()))).ToList();
        await Write(rows.Sum(row => RowOverhead + row.Item2.Length), () =>
        {
            database.Tables.PutVectors(workspace.Id, model, rows);
            return true;
        });
    }

    private static NewPassage Row(OpenedWorkspace workspace, IndexedPassage passage, HashSet<string> known) => new(
        passage.Passage.Id,
        passage.Passage.Page,
        known.Contains(passage.Passage.Id)
            ? null
            : new NewPassageContent(
                workspace.Seal(passage.Passage),
                workspace.Hash(passage.HeadingWords, Word),
                workspace.Hash(passage.TextWords, Word),
                workspace.Hash(passage.Fragments, Part)));

    private static ImmutableArray<PassageHit> Hits(Reading.Reader reader, OpenedWorkspace workspace, List<StoredPassage> rows)
    {
        var documents = new Dictionary<long, IndexedDocument>();
        var hits = ImmutableArray.CreateBuilder<PassageHit>(rows.Count);
        foreach (var row in rows)
        {
            if (!documents.TryGetValue(row.Document, out var document))
            {
                documents[row.Document] = document = workspace.Open(reader.Knowledge.Document(workspace.Id, row.Document)!);
            }

            hits.Add(new PassageHit(document, workspace.Open(row), row.Score));
        }

        return hits.DrainToImmutable();
    }

    private VectorSet Vectors(Reading.Reader reader, OpenedWorkspace workspace, string model)
    {
        var revision = reader.Knowledge.Revision(workspace.Id);
        if (_vectors.Find(workspace.Id, model, revision) is { } known)
        {
            return known;
        }

        var set = new VectorSet(
            revision,
            [
                .. reader.Knowledge.Vectors(workspace.Id, model)
                    .Select(row => (row.Passage, row.Base, Vector: QuantisedVector.Read(workspace.Open(row.Passage, row.Sealed))))
                    .Where(row => row.Vector is not null)
                    .Select(row => new VectorSet.Entry(row.Passage, row.Base, row.Vector!)),
            ]);
        _vectors.Add(workspace.Id, model, set);
        return set;
    }

    private async Task<T> Write<T>(int size, Func<T> work)
    {
        var operation = new WriteOperation<T>(size, work);
        database.Writer.Enqueue(operation);
        return await operation.Task;
    }
}
