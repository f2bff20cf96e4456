using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.WebFront.Dashboard.Account;

/// <summary>
/// A page in front of the dashboard: a plain form that works before any script does and can set the cookie, which a circuit
/// can't. What was typed is shown again when something is wrong with it; passwords and codes are not.
/// </summary>
public abstract class GatePage : ComponentBase
{
    private ImmutableArray<Refusal> _refusals = [];

    /// <summary>The request.</summary>
    [CascadingParameter]
    protected HttpContext Context { get; set; } = default!;

    /// <summary>Where one goes from here.</summary>
    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    /// <summary>What is wrong with no field in particular; null for nothing.</summary>
    protected string? Fault => Sentences.Say(_refusals.FirstOrDefault(static one => one.Field is null)?.Text);

    /// <summary>Whether the form was sent.</summary>
    protected bool IsPost => HttpMethods.IsPost(Context.Request.Method);

    /// <summary>What is wrong with a field; null for nothing.</summary>
    /// <param name="field">The field, as refusals name it; case doesn't count.</param>
    protected string? Error(string field) =>
        Sentences.Say(_refusals.FirstOrDefault(one => string.Equals(one.Field, field, StringComparison.OrdinalIgnoreCase))?.Text);

    /// <summary>What was typed into a field; empty for nothing.</summary>
    /// <param name="field">The field's name.</param>
    protected string Typed(string field) =>
        IsPost && Context.Request.HasFormContentType && Context.Request.Form.TryGetValue(field, out var values) ? values.ToString() : string.Empty;

    /// <summary>A value of the address' query, or what a form carried on of it; empty for nothing.</summary>
    /// <param name="name">Its name.</param>
    protected string Carried(string name) => Typed(name) is { Length: > 0 } typed ? typed : Context.Request.Query[name].ToString();

    /// <summary>Shows what is wrong.</summary>
    /// <param name="refusals">What is wrong.</param>
    protected void Refuse(params ReadOnlySpan<Refusal> refusals) => Refuse(StatusCodes.Status400BadRequest, refusals);

    /// <summary>Shows what is wrong.</summary>
    /// <param name="status">The answer's status.</param>
    /// <param name="refusals">What is wrong.</param>
    protected void Refuse(int status, params ReadOnlySpan<Refusal> refusals)
    {
        _refusals = [.. refusals];
        Context.Response.StatusCode = status;
    }
}
