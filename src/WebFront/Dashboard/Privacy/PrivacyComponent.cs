using Chatbotics.WebFront.Dashboard.Shell;
using Microsoft.AspNetCore.Components;

namespace Chatbotics.WebFront.Dashboard.Privacy;

/// <summary>A part of the privacy area.</summary>
public abstract class PrivacyComponent : ComponentBase
{
    /// <summary>The workspace.</summary>
    [CascadingParameter]
    public PrivacyScope Scope { get; set; } = default!;

    [Inject]
    internal PrivacyCalls Calls { get; set; } = default!;

    [Inject]
    internal LocalClock Clock { get; set; } = default!;

    internal string Tenant => Scope.Tenant;
}
