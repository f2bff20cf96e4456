using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Contacts.Files;
using Chatbotics.Grains.Contacts.Profiles;

namespace Chatbotics.Grains.Contacts.Files;

/// <summary>Writes rows: those of known contacts change them, the others make new ones.</summary>
/// <param name="tenant">The workspace.</param>
/// <param name="contacts">The stored contacts.</param>
/// <param name="grains">The grains.</param>
internal sealed class ImportWriter(string tenant, ContactRepository contacts, IGrainFactory grains)
{
    private const int AtOnce = 25;

    /// <summary>Writes rows, those that can't wait for each other together.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="columns">Where the columns go.</param>
    /// <param name="catalogue">The workspace's attributes.</param>
    public async Task<(int Created, int Updated, List<ImportProblem> Problems)> Write(
        List<(int Line, string[] Cells)> rows, ImmutableArray<ImportColumn> columns, ImmutableArray<AttributeDefinition> catalogue)
    {
        var (created, updated, problems) = (0, 0, new List<ImportProblem>());
        var running = new List<Task<(bool IsNew, ImportProblem? Problem)>>();
        var met = new HashSet<(IdentityKind, string)>();

        async Task Finish()
        {
            foreach (var (isNew, problem) in await Task.WhenAll(running))
            {
                (created, updated) = problem is not null ? (created, updated) : isNew ? (created + 1, updated) : (created, updated + 1);
                if (problem is not null)
                {
                    problems.Add(problem);
                }
            }

            running.Clear();
            met.Clear();
        }

        foreach (var (line, cells) in rows)
        {
            var (edit, problem) = ImportRows.Read(line, cells, columns, catalogue);
            if (edit is null)
            {
                problems.Add(problem!);
                continue;
            }

            // Two rows of one person must see each other.
            if (running.Count >= AtOnce || !edit.AddIdentities.All(one => !met.Contains((one.Kind, one.Value))))
            {
                await Finish();
            }

            met.UnionWith(edit.AddIdentities.Select(static one => (one.Kind, one.Value)));
            running.Add(Write(line, edit));
        }

        await Finish();
        return (created, updated, problems);
    }

    private async Task<(bool IsNew, ImportProblem? Problem)> Write(int line, ContactEdit edit)
    {
        var owners = await Owners(edit);
        if (owners.Count > 1)
        {
            return (false, new ImportProblem(line, null, "More than one contact has these numbers or addresses. Merge them first, or leave the row out."));
        }

        var outcome = owners.Count == 0
            ? await grains.GetGrain<IContactsGrain>(tenant).Create(edit)
            : await grains.GetGrain<IContactGrain>(ContactKeys.Of(tenant, owners[0])).Edit(edit);
        return (owners.Count == 0, outcome.IsDone ? null : new ImportProblem(line, null, outcome.Refusals[0].Text));
    }

    /// <summary>Whom the row means: the external id says it alone, else whoever has one of the others.</summary>
    private async ValueTask<List<string>> Owners(ContactEdit edit)
    {
        var hasher = await contacts.Hasher(tenant);
        var owners = new List<string>();
        foreach (var identity in edit.AddIdentities.OrderByDescending(static one => one.Kind))
        {
            var found = await contacts.Store.FindByIdentity(tenant, hasher.Identity(new StoredIdentity { Kind = identity.Kind, Value = identity.Value }));
            owners.AddRange(found.Where(id => !owners.Contains(id)));
            if (identity.Kind is IdentityKind.External && owners.Count == 1)
            {
                break;
            }
        }

        return owners;
    }
}
