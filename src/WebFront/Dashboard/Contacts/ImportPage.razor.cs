using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Contacts.Files;
using Chatbotics.Grains.Abstractions.People;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Chatbotics.WebFront.Dashboard.Contacts;

/// <summary>An import in three steps: the file, the columns, the check. Its address survives a reload and a restart.</summary>
public sealed partial class ImportPage : IDisposable
{
    private const long MaxBytes = 10 << 20;
    private const int PartSize = 128 << 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(700);

    private readonly CancellationTokenSource _left = new();
    private ImportStatus? _status;
    private ImmutableArray<AttributeDefinition> _catalogue = [];
    private string? _error;
    private string? _shown;
    private long? _sent;
    private long _size;

    /// <summary>The workspace.</summary>
    [Parameter]
    public string Tenant { get; set; } = "";

    /// <summary>The import; null before there is one.</summary>
    [Parameter]
    public string? Id { get; set; }

    [Inject]
    private ContactDesk Desk { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private IEnumerable<(string Id, string Name)> Fields =>
    [
        (ImportFields.Name, Texts.Contacts["Name"]), (ImportFields.Phone, Texts.Contacts["Phone"]), (ImportFields.Email, "E-mail"), (ImportFields.ExternalId, Texts.Contacts["External id"]),
        (ImportFields.Language, Texts.Contacts["Language"]), (ImportFields.TimeZone, Texts.Contacts["Time zone"]), (ImportFields.Labels, Texts.Contacts["Labels"]),
        .. _catalogue.Select(static one => (ContactFields.AttributePrefix + one.Id, one.Name)),
    ];

    /// <inheritdoc/>
    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (!RendererInfo.IsInteractive || _shown == Tenant + "/" + Id)
        {
            return;
        }

        _shown = Tenant + "/" + Id;
        if (Id is not null && !ContactKeys.IsId(Id))
        {
            Navigation.NotFound();
            return;
        }

        try
        {
            if (!await Desk.May(Tenant, Permission.EditContacts))
            {
                Navigation.NotFound();
                return;
            }

            _catalogue = await Desk.All(Tenant, static all => all.ListAttributes());
            _status = Id is null ? new ImportStatus() : await Ask(static import => import.GetStatus());
            if (_status.Stage is ImportStage.Running)
            {
                _ = Follow();
            }
        }
        catch (ForeignGrainException)
        {
            Navigation.NotFound();
        }
    }

    private Task<T> Ask<T>(Func<IContactImportGrain, Task<T>> ask, string? id = null) =>
        Desk.Ask(Tenant, grains => ask(grains.GetGrain<IContactImportGrain>(ContactKeys.Of(Tenant, id ?? Id!))));

    private async Task Upload(InputFileChangeEventArgs change)
    {
        (_error, _size, _sent) = (null, change.File.Size, 0);
        if (change.File.Size > MaxBytes)
        {
            (_error, _sent) = (Texts.Contacts["The file is larger than 10 MB. Cut it into smaller ones."], null);
            return;
        }

        var id = Guid.CreateVersion7(Time.GetUtcNow()).ToString("N");
        await using var stream = change.File.OpenReadStream(MaxBytes, _left.Token);
        var buffer = new byte[PartSize];
        for (var index = 0; await stream.ReadAtLeastAsync(buffer, PartSize, throwOnEndOfStream: false, _left.Token) is var count and > 0; index++)
        {
            var (part, content) = (index, buffer[..count]);
            if (await Refused(import => import.Receive(change.File.Name, part, content), id))
            {
                return;
            }

            _sent += count;
            StateHasChanged();
        }

        if (!await Refused(static import => import.Read(), id))
        {
            Navigation.NavigateTo($"/contacts/{Tenant}/import/{id}");
        }
    }

    private async Task<bool> Refused(Func<IContactImportGrain, Task<Outcome>> act, string id)
    {
        var outcome = await Ask(act, id);
        if (outcome.Refusal is { } refusal)
        {
            (_error, _sent) = (Sentences.Say(refusal.Text), null);
        }

        return !outcome.IsDone;
    }

    private async Task Map(int index, ChangeEventArgs change)
    {
        var field = change.Value as string is { Length: > 0 } chosen ? chosen : null;
        var fields = _status!.Columns.Select(static column => column.Field).ToImmutableArray().SetItem(index, field);
        _error = Sentences.Say((await Ask(import => import.Map(fields))).Refusal?.Text);
        _status = await Ask(static import => import.GetStatus());
    }

    private async Task Run()
    {
        _error = Sentences.Say((await Ask(static import => import.Run())).Refusal?.Text);
        await Follow();
    }

    private async Task Stop()
    {
        await Ask(static async import =>
        {
            await import.Stop();
            return true;
        });
        _status = await Ask(static import => import.GetStatus());
    }

    private async Task Follow()
    {
        try
        {
            do
            {
                _status = await Ask(static import => import.GetStatus());
                await InvokeAsync(StateHasChanged);
                await Task.Delay(Pause, Time, _left.Token);
            }
            while (_status.Stage is ImportStage.Running);
        }
        catch (Exception gone) when (gone is OperationCanceledException or ObjectDisposedException or ForeignGrainException)
        {
            // Nobody looks any more; the import goes on.
        }
    }

    private static string N(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(long part, long whole) =>
        whole == 0 ? "0%" : (100d * part / whole).ToString("0.#", CultureInfo.InvariantCulture) + "%";
}
