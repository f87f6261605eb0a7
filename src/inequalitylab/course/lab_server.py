"""The JupyterLab server: `python -m inequalitylab.course.lab_server`."""

from inequalitylab.course import child

child.leave_out_slow_imports()

from jupyterlab.labapp import LabApp  # noqa: E402

if __name__ == "__main__":
    child.stop_with_parent()
    LabApp.launch_instance(argv=[])
