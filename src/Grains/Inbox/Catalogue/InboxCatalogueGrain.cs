using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.Inbox.Catalogue;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.Inbox.Catalogue;

/// <inheritdoc cref="IInboxCatalogueGrain"/>
/// <param name="catalogue">What is stored.</param>
/// <param name="ids">Gives ids.</param>
[GrainType("inbox-catalogue")]
internal sealed class InboxCatalogueGrain(
    [PersistentState("inbox-catalogue")] IPersistentState<InboxCatalogueState> catalogue,
    IIdGenerator ids) : Grain, IInboxCatalogueGrain
{
    private const int MaxLabels = 500;
    private const int MaxFilters = 200;
    private const int MaxOwnFilters = 50;
    private const int MaxAbout = 200;

    /// <inheritdoc/>
    public Task<InboxCatalogue> Get(string? viewer) => Task.FromResult(new InboxCatalogue
    {
        Labels = catalogue.State.Labels,
        Filters = [.. catalogue.State.Filters.Where(filter => filter.Owner is null || filter.Owner == viewer)],
        Revision = catalogue.State.Revision,
    });

    /// <inheritdoc/>
    public async Task<CatalogueResult> SaveLabel(Label label)
    {
        if (!IsAllowed(Permission.ManageInboxSettings))
        {
            return CatalogueResult.Refused("", "Your role does not allow changing labels. Ask an admin of the workspace.");
        }

        var name = label.Name.Trim();
        var present = catalogue.State.Labels;
        if (!CatalogueNames.IsGood(name, CatalogueNames.MaxLabel))
        {
            return CatalogueResult.Refused("name", $"Give the label a name of 1 to {CatalogueNames.MaxLabel} characters on one line.");
        }

        if (present.Any(other => other.Id != label.Id && string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            return CatalogueResult.Refused("name", "There is a label of this name already. Choose another name.");
        }

        if (label.About is { Length: > MaxAbout })
        {
            return CatalogueResult.Refused("about", $"Shorten the description to {MaxAbout} characters.");
        }

        if (!LabelColours.All.Contains(label.Colour))
        {
            return CatalogueResult.Refused("colour", "Choose one of the colours.");
        }

        var isNew = label.Id.Length == 0;
        if (isNew ? present.Length >= MaxLabels : !present.Any(other => other.Id == label.Id))
        {
            return CatalogueResult.Refused("name", isNew
                ? $"A workspace can have {MaxLabels} labels. Delete some first."
                : "This label was deleted meanwhile. Make a new one.");
        }

        var saved = label with { Id = isNew ? NewId() : label.Id, Name = name, About = string.IsNullOrWhiteSpace(label.About) ? null : label.About.Trim() };
        await Replace(catalogue.State with
        {
            Labels = [.. present.Where(other => other.Id != saved.Id).Append(saved).OrderBy(static one => one.Name, StringComparer.OrdinalIgnoreCase)],
        });
        return new CatalogueResult(saved.Id);
    }

    /// <inheritdoc/>
    public async Task<CatalogueResult> DeleteLabel(string id)
    {
        if (!IsAllowed(Permission.ManageInboxSettings))
        {
            return CatalogueResult.Refused("", "Your role does not allow deleting labels. Ask an admin of the workspace.");
        }

        if (catalogue.State.Labels.Any(label => label.Id == id))
        {
            await Replace(catalogue.State with { Labels = catalogue.State.Labels.RemoveAll(label => label.Id == id) });
        }

        return new CatalogueResult(id);
    }

    /// <inheritdoc/>
    public async Task<CatalogueResult> SaveFilter(SavedFilter filter, string by)
    {
        var present = catalogue.State.Filters;
        var isNew = filter.Id.Length == 0;
        var stored = present.FirstOrDefault(other => other.Id == filter.Id);
        if (Refuse(filter.Owner, by) is { } refusal || (stored is not null && (refusal = Refuse(stored.Owner, by)) is not null))
        {
            return refusal;
        }

        if (!CatalogueNames.IsGood(filter.Name.Trim(), CatalogueNames.MaxFilter))
        {
            return CatalogueResult.Refused("name", $"Give the filter a name of 1 to {CatalogueNames.MaxFilter} characters on one line.");
        }

        if (InboxConditionRules.Check(filter.Conditions) is { IsEmpty: false } errors)
        {
            return new CatalogueResult(null, errors[0]);
        }

        if (!isNew && stored is null)
        {
            return CatalogueResult.Refused("name", "This filter was deleted meanwhile. Keep it as a new one.");
        }

        if (isNew && (present.Length >= MaxFilters + (MaxOwnFilters * 100) || present.Count(other => other.Owner == filter.Owner) >= (filter.Owner is null ? MaxFilters : MaxOwnFilters)))
        {
            return CatalogueResult.Refused("name", "There are too many filters already. Delete some first.");
        }

        var saved = filter with { Id = isNew ? NewId() : filter.Id, Name = filter.Name.Trim() };
        await Replace(catalogue.State with
        {
            Filters = [.. present.Where(other => other.Id != saved.Id).Append(saved).OrderBy(static one => one.Name, StringComparer.OrdinalIgnoreCase)],
        });
        return new CatalogueResult(saved.Id);
    }

    /// <inheritdoc/>
    public async Task<CatalogueResult> DeleteFilter(string id, string by)
    {
        if (catalogue.State.Filters.FirstOrDefault(filter => filter.Id == id) is { } stored)
        {
            if (Refuse(stored.Owner, by) is { } refusal)
            {
                return refusal;
            }

            await Replace(catalogue.State with { Filters = catalogue.State.Filters.Remove(stored) });
        }

        return new CatalogueResult(id);
    }

    private static CatalogueResult? Refuse(string? owner, string by)
    {
        if (owner is not null && owner != by)
        {
            return CatalogueResult.Refused("", "This filter is somebody else's.");
        }

        return owner is null && !IsAllowed(Permission.ManageInboxSettings)
            ? CatalogueResult.Refused("shared", "Your role does not allow filters for everybody. Keep it for yourself.")
            : null;
    }

    private static bool IsAllowed(Permission needed) => Caller.Current is not { IsEngine: false } caller || caller.Permissions.Has(needed);

    private string NewId() => ids.NewId().ToString("N")[^16..];

    private Task Replace(InboxCatalogueState next) => catalogue.Replace(next with { Revision = next.Revision + 1 });
}
