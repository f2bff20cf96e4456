using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Dashboard.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Chatbotics.WebFront.Dashboard.Settings;

/// <summary>A section of the settings: what was refused stands at its field, what was done is said once, nothing typed is lost.</summary>
public abstract class SectionPage : ComponentBase
{
    private bool _isBusy;

    /// <summary>Where the section is shown.</summary>
    [CascadingParameter]
    private protected SettingsScope Scope { get; set; } = default!;

    [Inject]
    private protected LocalClock Clock { get; set; } = default!;

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    /// <summary>What was refused last; null for nothing.</summary>
    private protected Refusal? Refused { get; set; }

    /// <summary>What was done last; null for nothing.</summary>
    private protected string? Done { get; set; }

    /// <summary>What is wrong with no field in particular.</summary>
    private protected string? Fault => Refused is { Field: null } refusal ? Sentences.Say(refusal.Text) : null;

    /// <inheritdoc/>
    protected sealed override async Task OnInitializedAsync()
    {
        await Clock.Learn(Browser);
        await Load();
    }

    /// <summary>Reads what is shown.</summary>
    private protected abstract Task Load();

    /// <summary>What is wrong with a field; null for nothing.</summary>
    /// <param name="field">The field, as refusals name it.</param>
    private protected string? Error(string field) =>
        Refused is { Field: { } named } refusal && string.Equals(named, field, StringComparison.OrdinalIgnoreCase) ? Sentences.Say(refusal.Text) : null;

    /// <summary>Does something once, says how it went, and reads again when it went well.</summary>
    /// <param name="what">What to do.</param>
    /// <param name="done">What to say then; null for nothing.</param>
    /// <returns>Whether it was done.</returns>
    private protected async Task<bool> Do(Func<Task<Outcome>> what, string? done)
    {
        if (_isBusy)
        {
            return false;
        }

        _isBusy = true;
        try
        {
            (Refused, Done) = (null, null);
            var outcome = await what();
            Refused = outcome.Refusal;
            if (outcome.IsDone)
            {
                Done = done;
                await Load();
            }

            return outcome.IsDone;
        }
        finally
        {
            _isBusy = false;
        }
    }
}
