"""How nbgrader marks here: its own settings and lists of steps, with ours between them."""

from pathlib import Path

from traitlets.config import Config

ISOLATED, OPEN = "inequalitylab-marking", "python3"


def marking_settings(build: Path, unsafe: bool = False) -> Config:
    """Return the settings with which nbgrader marks and gives feedback.

    Parameters
    ----------
    build : Path
        The folder of what marking keeps for itself.
    unsafe : bool
        Whether students' code runs with all the rights of whoever marks.
    """
    c = Config()
    # A deleted test comes back and is run; a busy machine is not a wrong answer.
    c.OverwriteCells.add_missing_cells = True
    c.OverwriteCells.missing_cell_notification = (
        "This cell ({cell_id}) was missing and has been put back.\n\n"
    )
    c.Execute.timeout = 120
    c.Execute.kernel_name = OPEN if unsafe else ISOLATED
    c.MarkingExecute.cache = str(build / "executed")
    c.Autograde.sanitize_preprocessors = [
        "nbgrader.preprocessors.ClearOutput",
        "nbgrader.preprocessors.DeduplicateIds",
        "inequalitylab.grading.preprocessors.MendLabels",
        "nbgrader.preprocessors.OverwriteKernelspec",
        "nbgrader.preprocessors.OverwriteCells",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]
    c.Autograde.autograde_preprocessors = [
        "inequalitylab.grading.execute.MarkingExecute",
        "inequalitylab.grading.preprocessors.QuietTests",
        "nbgrader.preprocessors.IgnorePattern",
        "nbconvert.preprocessors.ClearMetadataPreprocessor",
        "nbgrader.preprocessors.LimitOutput",
        "nbgrader.preprocessors.SaveAutoGrades",
        "nbgrader.preprocessors.AssignLatePenalties",
        "inequalitylab.grading.looking.SafeToLookAt",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]
    c.ClearMetadataPreprocessor.preserve_cell_metadata_mask = {"nbgrader", "deletable", "editable"}
    c.GenerateFeedback.exporter_class = "inequalitylab.grading.looking.FeedbackExporter"
    c.GenerateFeedback.preprocessors = [
        "nbgrader.preprocessors.GetGrades",
        "inequalitylab.grading.preprocessors.FeedbackWithoutTests",
        "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
    ]
    return c
